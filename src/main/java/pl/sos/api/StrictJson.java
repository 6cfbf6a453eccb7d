package pl.sos.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as the API speaks it: what cannot be meant is refused – a field nobody knows, a number in quotation marks, the
 * same field twice, half a character.
 */
@Configuration(proxyBeanMethods = false)
public class StrictJson implements WebMvcConfigurer {
    /** A year that PostgreSQL can hold and no contract will reach. */
    private static final int LAST_YEAR = 9999;

    private static final JsonMapper MAPPER = build();

    public static JsonMapper mapper() {
        return MAPPER;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(MAPPER));
    }

    private static JsonMapper build() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addModule(values())
                .build();
    }

    private static SimpleModule values() {
        var module = new SimpleModule("sos");
        text(module, String.class, StrictJson::storable, text -> text);
        text(module, Instant.class, StrictJson::instant, DateTimeFormatter.ISO_INSTANT::format);
        text(module, LocalDate.class, StrictJson::date, LocalDate::toString);
        text(module, YearMonth.class, YearMonth::parse, YearMonth::toString);
        text(module, UUID.class, StrictJson::uuid, UUID::toString);
        text(module, ClientId.class, text -> new ClientId(uuid(text)), ClientId::toString);
        text(module, PersonId.class, text -> new PersonId(uuid(text)), PersonId::toString);
        text(module, TicketId.class, text -> new TicketId(uuid(text)), TicketId::toString);
        text(module, MessageId.class, text -> new MessageId(uuid(text)), MessageId::toString);
        text(module, ContractId.class, text -> new ContractId(uuid(text)), ContractId::toString);
        text(module, AttachmentId.class, text -> new AttachmentId(uuid(text)), AttachmentId::toString);
        text(module, InstallationId.class, text -> new InstallationId(uuid(text)), InstallationId::toString);
        text(module, TicketNumber.class, text -> TicketNumber.parse(text).orElseThrow(), TicketNumber::toString);
        text(module, Nip.class, text -> Nip.parse(text).orElseThrow(), Nip::toString);
        text(module, PhoneNumber.class, PhoneNumber::new, PhoneNumber::toString);
        module.addSerializer(Minutes.class, new ValueSerializer<>() {
            @Override
            public void serialize(Minutes value, JsonGenerator out, SerializationContext context) {
                out.writeNumber(value.value());
            }
        });
        policy(module);
        return module;
    }

    /** @param read throws a RuntimeException for a text that is none */
    private static <T> void text(
            SimpleModule module, Class<T> type, Function<String, T> read, Function<? super T, String> write) {
        module.addDeserializer(type, new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                if (in.currentToken() != JsonToken.VALUE_STRING) {
                    return type.cast(context.handleUnexpectedToken(type, in));
                }
                var text = in.getString();
                try {
                    return read.apply(text);
                } catch (UnstorableText unstorable) {
                    throw unstorable;
                } catch (RuntimeException unreadable) {
                    return type.cast(context.handleWeirdStringValue(type, text, "not a %s", type.getSimpleName()));
                }
            }
        });
        if (type != String.class) {
            module.addSerializer(type, new ValueSerializer<>() {
                @Override
                public void serialize(T value, JsonGenerator out, SerializationContext context) {
                    out.writeString(write.apply(value));
                }
            });
        }
    }

    private record PolicyText(String amount, Counting counting) {}

    private static void policy(SimpleModule module) {
        module.addDeserializer(Policy.class, new ValueDeserializer<>() {
            @Override
            public Policy deserialize(JsonParser in, DeserializationContext context) {
                var text = context.readValue(in, PolicyText.class);
                if (text.amount() == null || text.counting() == null) {
                    return (Policy) context.handleWeirdStringValue(Policy.class, "", "needs amount and counting");
                }
                try {
                    return Policy.parse(text.amount(), text.counting());
                } catch (IllegalArgumentException unfit) {
                    return (Policy) context.handleWeirdStringValue(Policy.class, text.amount(), "not a policy");
                }
            }
        });
        module.addSerializer(Policy.class, new ValueSerializer<>() {
            @Override
            public void serialize(Policy value, JsonGenerator out, SerializationContext context) {
                out.writeStartObject();
                out.writeStringProperty("amount", value.text());
                out.writeStringProperty("counting", value.counting().name());
                out.writeEndObject();
            }
        });
    }

    /** A character that PostgreSQL cannot store: U+0000, or half of a surrogate pair. */
    static final class UnstorableText extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0
                    || Character.isLowSurrogate(c)
                    || (Character.isHighSurrogate(c)
                            && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))))) {
                throw new UnstorableText();
            }
        }
        return text;
    }

    private static Instant instant(String text) {
        var instant = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        if (instant.getYear() < 1 || instant.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(text);
        }
        return instant.toInstant();
    }

    private static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(text);
        }
        return date;
    }

    /** Java also reads "1-1-1-1-1" as a UUID; nobody writes one so. */
    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }
}
