package pl.sos;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/** The rules of CONTRIBUTING.md that a machine can check. */
@AnalyzeClasses(packages = "pl.sos", importOptions = ImportOption.DoNotIncludeTests.class)
class WritingRulesTest {
    private static final Set<Class<?>> MOMENTS = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            YearMonth.class,
            ZonedDateTime.class);

    /** A moment that nobody handed in cannot be tested at the two clock changes of a year. */
    @ArchTest
    static final ArchRule nobodyAsksTheMachineForTheTime = noClasses()
            .that()
            .resideOutsideOfPackages("pl.sos.launcher..", "pl.sos.jte..")
            .should()
            .callMethodWhere(nowWithoutAClock());

    @ArchTest
    static final ArchRule namesSayTheRole = noClasses()
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
            .haveSimpleNameEndingWith("Dto");

    @ArchTest
    static final ArchRule theKernelIsPlain = classes()
            .that()
            .resideInAPackage("pl.sos.kernel..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("pl.sos.kernel..", "java..", "org.jspecify..", "org.joda.money..");

    /** What a controller does in the database it does through a room's face. */
    @ArchTest
    static final ArchRule noTransactionsInControllers = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("..web..", "pl.sos.desk..", "pl.sos.portal..")
            .should()
            .beAnnotatedWith(Transactional.class)
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaCall<?>> nowWithoutAClock() {
        return DescribedPredicate.describe(
                "now() without a Clock",
                call -> MOMENTS.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }
}
