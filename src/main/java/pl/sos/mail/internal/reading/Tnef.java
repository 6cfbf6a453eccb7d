package pl.sos.mail.internal.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;

/** What Outlook packs into winmail.dat. */
final class Tnef {
    private Tnef() {}

    record Packed(String name, byte[] content) {}

    /** @param complete that all of it could be unpacked within the limit */
    record Unpacked(Optional<String> text, Optional<String> html, List<Packed> files, boolean complete) {}

    private static final Unpacked NOTHING = new Unpacked(Optional.empty(), Optional.empty(), List.of(), false);

    static boolean is(MailPart part) {
        return part.type().value().equals("application/ms-tnef")
                || part.type().value().equals("application/vnd.ms-tnef")
                || (part.type().is("application/octet-stream")
                        && part.fileName()
                                .filter(name -> name.equalsIgnoreCase("winmail.dat"))
                                .isPresent());
    }

    static Unpacked unpack(byte[] bytes, int mostBytes, int mostFiles) {
        if (bytes.length > mostBytes) {
            return NOTHING;
        }
        try {
            var message = new HMEFMessage(new ByteArrayInputStream(bytes));
            var files = new ArrayList<Packed>();
            boolean complete = true;
            long left = mostBytes;
            for (Attachment attachment : message.getAttachments()) {
                byte[] content = content(attachment);
                left -= content.length;
                if (left < 0 || files.size() >= mostFiles) {
                    complete = false;
                    break;
                }
                files.add(new Packed(name(attachment), content));
            }
            return new Unpacked(
                    body(message, MAPIProperty.BODY), body(message, MAPIProperty.BODY_HTML), files, complete);
        } catch (IOException | RuntimeException broken) {
            // The container stands among the attachments all the same.
            return NOTHING;
        }
    }

    private static byte[] content(Attachment attachment) {
        try {
            byte[] content = attachment.getContents();
            return content == null ? new byte[0] : content;
        } catch (IllegalArgumentException without) {
            return new byte[0];
        }
    }

    private static String name(Attachment attachment) {
        String name = attachment.getLongFilename();
        name = name == null ? attachment.getFilename() : name;
        return name == null ? "" : name;
    }

    private static Optional<String> body(HMEFMessage message, MAPIProperty property) {
        MAPIAttribute attribute = message.getMessageMAPIAttribute(property);
        if (attribute == null) {
            return Optional.empty();
        }
        String text = attribute instanceof MAPIStringAttribute string
                ? string.getDataString()
                : CharacterSets.decode(attribute.getData(), Optional.of(StandardCharsets.UTF_8.name()))
                        .text();
        return Optional.ofNullable(text).map(one -> one.replace("\0", "")).filter(one -> !one.isBlank());
    }
}
