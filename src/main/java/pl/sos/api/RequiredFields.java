package pl.sos.api;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * A request record says by its types what must be there: a component without {@code @Nullable} is required. All that is
 * missing is named at once.
 */
@RestControllerAdvice(basePackageClasses = RequiredFields.class)
class RequiredFields extends RequestBodyAdviceAdapter {
    private static final Map<Class<?>, List<RecordComponent>> COMPONENTS = new ConcurrentHashMap<>();

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        var missing = new ArrayList<ApiProblem.Violation>();
        collect(body, "", missing);
        if (!missing.isEmpty()) {
            throw ApiProblem.invalid(missing);
        }
        return body;
    }

    static boolean required(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void collect(@Nullable Object value, String path, List<ApiProblem.Violation> missing) {
        switch (value) {
            case Record request
            when request.getClass().getPackageName().startsWith("pl.sos.api") -> {
                for (var component : components(request.getClass())) {
                    var name = path.isEmpty() ? component.getName() : path + "." + component.getName();
                    var part = read(component, request);
                    if (part == null) {
                        if (required(component)) {
                            missing.add(ApiProblem.Violation.of(name, "api.violation.required"));
                        }
                    } else {
                        collect(part, name, missing);
                    }
                }
            }
            case Collection<?> items -> {
                int i = 0;
                for (var item : items) {
                    var name = path + "[" + i++ + "]";
                    if (item == null) {
                        missing.add(ApiProblem.Violation.of(name, "api.violation.required"));
                    } else {
                        collect(item, name, missing);
                    }
                    if (missing.size() >= 20) {
                        return;
                    }
                }
            }
            case null, default -> {}
        }
    }

    private static List<RecordComponent> components(Class<?> type) {
        return COMPONENTS.computeIfAbsent(type, record -> {
            var components = List.of(record.getRecordComponents());
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return components;
        });
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
