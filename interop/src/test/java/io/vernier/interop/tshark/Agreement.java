package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.AvpList;
import io.vernier.codec.Message;
import java.util.HexFormat;
import java.util.List;

/** Whether tshark reads in a message what our own decoder reads in it. */
public final class Agreement {
    private static final HexFormat HEX = HexFormat.of();

    private Agreement() {}

    /** Fails when tshark calls the message malformed or reads another header or AVP, at whatever depth. */
    public static void check(Message ours, DissectedMessage theirs) {
        assertThat(theirs.malformed()).as("marks of tshark on %s", ours).isEmpty();
        assertThat(theirs.code()).isEqualTo(ours.commandCode());
        assertThat(theirs.application()).isEqualTo(ours.applicationId());
        assertThat(theirs.flags()).isEqualTo(ours.flags());
        assertThat(theirs.length()).isEqualTo(ours.length());
        assertThat(theirs.hopByHop()).isEqualTo(Integer.toUnsignedLong(ours.hopByHopId()));
        assertThat(theirs.endToEnd()).isEqualTo(Integer.toUnsignedLong(ours.endToEndId()));
        check(ours.avps(), theirs.avps(), "command " + ours.commandCode());
    }

    private static void check(AvpList ours, List<DissectedAvp> theirs, String where) {
        assertThat(theirs).as("AVPs of %s", where).hasSize(ours.size());
        for (int i = 0; i < ours.size(); i++) {
            var avp = theirs.get(i);
            var place = where + " / " + avp.name() + " (" + avp.code() + ")";
            assertThat(avp.code()).as(place).isEqualTo(Integer.toUnsignedLong(ours.code(i)));
            assertThat(avp.vendor()).as(place).isEqualTo(Integer.toUnsignedLong(ours.vendorId(i)));
            assertThat(avp.flags()).as(place).isEqualTo(ours.flags(i));
            assertThat(avp.length()).as(place).isEqualTo(ours.length(i));
            assertThat(avp.hex()).as(place).isEqualTo(HEX.formatHex(ours.octets(i)));
            if (!avp.members().isEmpty()) {
                check(ours.group(i), avp.members(), place);
            }
        }
    }
}
