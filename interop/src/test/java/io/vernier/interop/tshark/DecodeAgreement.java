package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.json.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether {@code vernier decode --json} says of a message what tshark says of it. */
final class DecodeAgreement {
    /** As tshark writes a Time. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM ppd, yyyy HH:mm:ss.SSSSSSSSS 'UTC'", Locale.ENGLISH);

    /** A text by OMA's charging data, which Wireshark takes for an Unsigned32; a number by RFC 7155, a text to Wireshark. */
    private static final Set<String> OTHER_TYPES = Set.of("Application-Server-ID", "Framed-IPX-Network");

    private DecodeAgreement() {}

    static void check(Json ours, DissectedMessage theirs) {
        assertThat(number(ours, "code")).isEqualTo(theirs.code());
        assertThat(number(ours, "application")).isEqualTo(theirs.application());
        assertThat(flags(ours, "RPET")).isEqualTo(theirs.flags());
        assertThat(number(ours, "length")).isEqualTo(theirs.length());
        assertThat(number(ours, "hopByHop")).isEqualTo(theirs.hopByHop());
        assertThat(number(ours, "endToEnd")).isEqualTo(theirs.endToEnd());
        check(elements(ours, "avps"), theirs.avps(), text(ours, "command"));
    }

    private static void check(List<Json> ours, List<DissectedAvp> theirs, String where) {
        assertThat(ours).as("AVPs of %s", where).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            check(ours.get(i), theirs.get(i), where + " / " + theirs.get(i).name());
        }
    }

    private static void check(Json ours, DissectedAvp theirs, String where) {
        assertThat(number(ours, "code")).as(where).isEqualTo(theirs.code());
        assertThat(number(ours, "vendor")).as(where).isEqualTo(theirs.vendor());
        assertThat(flags(ours, "VMP")).as(where).isEqualTo(theirs.flags());
        assertThat(number(ours, "length")).as(where).isEqualTo(theirs.length());
        if (!theirs.members().isEmpty()) {
            assertThat(text(ours, "type")).as(where).isEqualTo("Grouped");
            check(elements(ours, "avps"), theirs.members(), where);
        } else if (!isGroup(ours)) {
            assertThat(text(ours, "raw")).as(where).isEqualTo(theirs.hex());
            if (!theirs.name().isEmpty()) {
                checkValue(ours, theirs, where);
            }
        }
    }

    /** A group that tshark does not know is a row of octets to it; code, flags and length have been compared. */
    private static boolean isGroup(Json ours) {
        return member(ours, "type") instanceof Json.Text(var type) && type.equals("Grouped");
    }

    /** What both show of the value; tshark shows some texts, and all addresses, as octets only. */
    private static void checkValue(Json ours, DissectedAvp theirs, String where) {
        if (theirs.shown().replace(":", "").equals(theirs.hex()) || OTHER_TYPES.contains(theirs.name())) {
            return;
        }
        switch (text(ours, "type")) {
            case "Unsigned32", "Unsigned64", "Integer32", "Integer64", "Enumerated", "Float32", "Float64" ->
                assertThat(((Json.Figure) member(ours, "value")).number().toPlainString())
                        .as(where)
                        .isEqualTo(theirs.shown());
            case "UTF8String", "DiameterIdentity", "DiameterURI", "IPFilterRule", "QoSFilterRule" ->
                assertThat(text(ours, "value")).as(where).isEqualTo(theirs.shown());
            case "Time" ->
                assertThat(Instant.parse(text(ours, "value")))
                        .as(where)
                        .isEqualTo(LocalDateTime.parse(theirs.shown(), TIME).toInstant(ZoneOffset.UTC));
            default -> assertThat(text(ours, "value")).as(where).isEqualTo(theirs.hex());
        }
    }

    /** Flags as letters, each of which stands for a bit, from the highest on. */
    private static int flags(Json object, String letters) {
        int bits = 0;
        for (char letter : text(object, "flags").toCharArray()) {
            assertThat(letters).contains(String.valueOf(letter));
            bits |= 0x80 >> letters.indexOf(letter);
        }
        return bits;
    }

    private static long number(Json object, String name) {
        return ((Json.Figure) member(object, name)).number().longValueExact();
    }

    private static String text(Json object, String name) {
        return ((Json.Text) member(object, name)).text();
    }

    private static List<Json> elements(Json object, String name) {
        return ((Json.Elements) member(object, name)).elements();
    }

    private static Json member(Json object, String name) {
        Map<String, Json> members = ((Json.Members) object).members();
        assertThat(members).containsKey(name);
        return Objects.requireNonNull(members.get(name));
    }
}
