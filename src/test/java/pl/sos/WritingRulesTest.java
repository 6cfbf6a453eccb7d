package pl.sos;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

/** The rules of CONTRIBUTING.md that a machine can check. */
class WritingRulesTest {
    /** Read alone: what the names of others' classes say is enough, and they are many more than ours. */
    private static final JavaClasses OURS = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("pl.sos");
    });

    private static final Set<Class<?>> MOMENTS = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            YearMonth.class,
            ZonedDateTime.class);

    /** A moment that nobody handed in cannot be tested at the two clock changes of a year. */
    @Test
    void nobodyAsksTheMachineForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("pl.sos.launcher..", "pl.sos.jte..")
                .should()
                .callMethodWhere(nowWithoutAClock())
                .check(OURS);
    }

    @Test
    void namesSayTheRole() {
        noClasses()
                .that(are(DescribedPredicate.describe(
                        "ours", (JavaClass type) -> !type.getPackageName().startsWith("pl.sos.jte"))))
                .should()
                .haveSimpleNameEndingWith("Service")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .check(OURS);
    }

    @Test
    void theKernelIsPlain() {
        classes()
                .that()
                .resideInAPackage("pl.sos.kernel..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("pl.sos.kernel..", "java..", "org.jspecify..", "org.joda.money..")
                .check(OURS);
    }

    /** What a controller does in the database it does through a room's face. */
    @Test
    void noTransactionsInControllers() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("..web..", "pl.sos.desk..", "pl.sos.portal..")
                .should()
                .beAnnotatedWith(Transactional.class)
                .allowEmptyShould(true)
                .check(OURS);
    }

    private static DescribedPredicate<JavaCall<?>> nowWithoutAClock() {
        return DescribedPredicate.describe(
                "now() without a Clock",
                call -> MOMENTS.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }
}
