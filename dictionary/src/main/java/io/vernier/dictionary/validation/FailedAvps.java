package io.vernier.dictionary.validation;

import static io.vernier.dictionary.validation.AvpReader.HEADER;
import static io.vernier.dictionary.validation.AvpReader.HEADER_WITH_VENDOR;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.AvpWriter;
import io.vernier.dictionary.AvpDefinition;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the content of a Failed-AVP from what was received, or from what was not (RFC 6733 section 7.5). */
final class FailedAvps {
    private final AvpList octets;
    private final ApplicationRules application;

    /** The groups around an AVP, the innermost first. */
    record Around(@Nullable Around outer, int offset, int depth) {}

    FailedAvps(AvpList octets, ApplicationRules application) {
        this.octets = octets;
        this.application = application;
    }

    /** The AVP as it was received. */
    Avp copy(int offset) {
        int header = AvpReader.headerLength(octets, offset);
        var data = new byte[AvpReader.length(octets, offset) - header];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) octets.octetAt(offset + header + i);
        }
        return received(offset, data);
    }

    /** The header that was received, and the shortest value of zeros that the type has. */
    Avp zeros(int offset, AvpRule rule) {
        return received(offset, new byte[rule.definition.type().minimumLength()]);
    }

    private Avp received(int offset, byte[] data) {
        return Avp.of(
                AvpReader.code(octets, offset),
                AvpReader.vendorId(octets, offset),
                AvpReader.flags(octets, offset),
                data);
    }

    /** An AVP that is not there: its code, its vendor, and the shortest value of zeros. */
    static Avp example(AvpDefinition avp) {
        return Avp.of(
                avp.code(), avp.vendorId(), avp.flags(), new byte[avp.type().minimumLength()]);
    }

    /** A header that is cut short or has an impossible length: padded with zeros, with the shortest value of zeros. */
    Avp cutShort(int offset, int end) {
        var header = ByteBuffer.allocate(HEADER_WITH_VENDOR);
        for (int i = offset; i < Math.min(end, offset + HEADER_WITH_VENDOR); i++) {
            header.put((byte) octets.octetAt(i));
        }
        int code = header.getInt(0);
        int vendorId = header.get(4) < 0 ? header.getInt(HEADER) : 0;
        var rule = application.avp(code, vendorId);
        int length = rule == null ? 0 : rule.definition.type().minimumLength();
        return Avp.of(code, vendorId, header.get(4) & 0xff, new byte[length]);
    }

    /** The AVPs inside all groups around them, and nothing else in these. */
    Avp within(@Nullable Around around, Avp... avps) {
        var inside = List.of(avps);
        for (@Nullable Around group = around; group != null; group = group.outer()) {
            var out = new AvpWriter(128);
            int mark = out.beginGroup(
                    AvpReader.code(octets, group.offset()),
                    AvpReader.vendorId(octets, group.offset()),
                    AvpReader.flags(octets, group.offset()));
            inside.forEach(out::avp);
            out.end(mark);
            inside = List.of(out.toList().get(0));
        }
        return inside.getFirst();
    }
}
