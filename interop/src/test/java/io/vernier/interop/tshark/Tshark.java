package io.vernier.interop.tshark;

import io.vernier.codec.Message;
import io.vernier.interop.process.Tool;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Has messages dissected by tshark. */
public final class Tshark {
    private static final int VENDOR_FLAG = 0x80;
    private static final int DER_S6B_FLAGS = 1523;
    private static final int THREE_GPP = 10415;
    private static final int NOBODY = 65_534;

    private Tshark() {}

    /**
     * Whether tshark gets through this message: Wireshark 4.0 has a bug that stops it at DER-S6b-Flags, whose spare bits
     * it describes as none.
     */
    static boolean reads(Message message) {
        var avps = message.avps();
        return IntStream.range(0, avps.size())
                .noneMatch(i -> avps.code(i) == DER_S6B_FLAGS && avps.vendorId(i) == THREE_GPP);
    }

    /** Dissects messages, all in one run; the capture stays in the folder. */
    public static List<DissectedMessage> dissect(Path folder, List<Message> messages) {
        return dissect(folder, messages, List.of());
    }

    /**
     * The same with the data of Wireshark in a folder of one's own, {@code diameter/dictionary.xml} among them. Wireshark
     * looks for such a folder only where it has no privileges: where the tests have them it is given none.
     */
    static List<DissectedMessage> dissectWith(Path data, Path folder, List<Message> messages) {
        var prefix = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            prefix.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        prefix.addAll(List.of("env", "WIRESHARK_DATA_DIR=" + data, "HOME=" + folder));
        return dissect(folder, messages, prefix);
    }

    private static List<DissectedMessage> dissect(Path folder, List<Message> messages, List<String> prefix) {
        var capture = capture(folder);
        Pcap.write(capture, messages);
        var tshark = List.of("tshark", "-n", "-r", capture.toString(), "-Y", "diameter", "-T", "pdml");
        var pdml =
                Tool.run(folder, Stream.concat(prefix.stream(), tshark.stream()).toList());
        var dissected = read(pdml);
        if (dissected.size() != messages.size()) {
            throw new AssertionError("tshark sees " + dissected.size() + " messages in " + capture + " (expected: "
                    + messages.size() + ")");
        }
        return dissected;
    }

    /** Where the capture of the messages dissected last in a folder is. */
    static Path capture(Path folder) {
        return folder.resolve("messages.pcap");
    }

    private static List<DissectedMessage> read(String pdml) {
        var messages = new ArrayList<DissectedMessage>();
        try {
            var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(pdml));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("packet")) {
                    Element.read(xml).named("diameter").forEach(proto -> messages.add(message(proto)));
                }
            }
        } catch (XMLStreamException e) {
            throw new AssertionError("tshark's PDML is not readable: " + e.getMessage(), e);
        }
        return messages;
    }

    private static DissectedMessage message(Element proto) {
        return new DissectedMessage(
                (int) proto.number("diameter.cmd.code"),
                proto.number("diameter.applicationId"),
                (int) proto.number("diameter.flags"),
                (int) proto.number("diameter.length"),
                proto.number("diameter.hopbyhopid"),
                proto.number("diameter.endtoendid"),
                proto.named("diameter.avp").map(Tshark::avp).toList(),
                malformed(proto, "message").toList());
    }

    private static DissectedAvp avp(Element avp) {
        int flags = (int) avp.number("diameter.avp.flags");
        int length = (int) avp.number("diameter.avp.len");
        int header = (flags & VENDOR_FLAG) == 0 ? 8 : 12;
        var value = avp.children().stream()
                .filter(child ->
                        child.name().startsWith("diameter.") && !child.name().startsWith("diameter.avp."))
                .findFirst();
        var members = value.stream()
                .flatMap(inside -> inside.named("diameter.avp"))
                .map(Tshark::avp)
                .toList();
        return new DissectedAvp(
                value.map(known -> known.name().substring("diameter.".length())).orElse(""),
                avp.number("diameter.avp.code"),
                avp.optionalNumber("diameter.avp.vendorId").orElse(0L),
                flags,
                length,
                avp.value().substring(2 * header, 2 * length),
                members.isEmpty() ? value.map(Element::show).orElse("") : "",
                members);
    }

    /** What is malformed, with the innermost AVP it is in. */
    private static Stream<String> malformed(Element element, String place) {
        var inner = element.name().equals("diameter.avp") ? element.showname() : place;
        var own = isMalformed(element) ? Stream.of(element.showname() + " in " + place) : Stream.<String>empty();
        return Stream.concat(own, element.children().stream().flatMap(child -> malformed(child, inner)));
    }

    private static boolean isMalformed(Element element) {
        return element.name().equals("_ws.malformed")
                || (element.name().equals("_ws.expert") && element.showname().contains("/Malformed)"));
    }
}
