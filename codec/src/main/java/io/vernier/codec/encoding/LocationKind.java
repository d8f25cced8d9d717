package io.vernier.codec.encoding;

import java.util.List;
import java.util.Optional;

/**
 * A Geographic Location Type of TS 29.061 clause 16.4.7 whose octets are known here.
 *
 * @param type its number
 * @param parts the identities behind it
 */
record LocationKind(int type, List<Part> parts) {
    private static final List<LocationKind> ALL = List.of(
            new LocationKind(0, List.of(Part.CGI)),
            new LocationKind(1, List.of(Part.SAI)),
            new LocationKind(2, List.of(Part.RAI)),
            new LocationKind(128, List.of(Part.TAI)),
            new LocationKind(129, List.of(Part.ECGI)),
            new LocationKind(130, List.of(Part.TAI, Part.ECGI)),
            new LocationKind(131, List.of(Part.ENODEB)),
            new LocationKind(132, List.of(Part.TAI, Part.ENODEB)),
            new LocationKind(133, List.of(Part.EXTENDED_ENODEB)),
            new LocationKind(134, List.of(Part.TAI, Part.EXTENDED_ENODEB)),
            new LocationKind(135, List.of(Part.NCGI)),
            new LocationKind(136, List.of(Part.NR_TAI)),
            new LocationKind(137, List.of(Part.NR_TAI, Part.NCGI)));

    /** One identity within the octets. */
    enum Part {
        CGI(Cgi.LENGTH),
        SAI(Sai.LENGTH),
        RAI(Rai.LENGTH + 1),
        TAI(Tai.LENGTH),
        ECGI(Ecgi.LENGTH),
        ENODEB(ENodeBId.LENGTH),
        EXTENDED_ENODEB(ENodeBId.LENGTH),
        NCGI(Ncgi.LENGTH),
        NR_TAI(NrTai.LENGTH);

        private final int length;

        Part(int length) {
            this.length = length;
        }

        int length() {
            return length;
        }

        AreaIdentity decode(byte[] bytes, int offset) {
            return switch (this) {
                case CGI -> Cgi.decode(bytes, offset, length);
                case SAI -> Sai.decode(bytes, offset, length);
                case RAI -> Rai.decode(bytes, offset, length);
                case TAI -> Tai.decode(bytes, offset, length);
                case ECGI -> Ecgi.decode(bytes, offset, length);
                case ENODEB -> ENodeBId.decode(bytes, offset, length, false);
                case EXTENDED_ENODEB -> ENodeBId.decode(bytes, offset, length, true);
                case NCGI -> Ncgi.decode(bytes, offset, length);
                case NR_TAI -> NrTai.decode(bytes, offset, length);
            };
        }

        private static Optional<Part> of(AreaIdentity identity) {
            return Optional.ofNullable(
                    switch (identity) {
                        case Cgi c -> CGI;
                        case Sai s -> SAI;
                        case Rai r -> RAI;
                        case Tai t -> TAI;
                        case Ecgi e -> ECGI;
                        case ENodeBId e -> e.isExtended() ? EXTENDED_ENODEB : ENODEB;
                        case Ncgi n -> NCGI;
                        case NrTai n -> NR_TAI;
                        case Lai l -> null;
                    });
        }
    }

    static Optional<LocationKind> of(int type) {
        return ALL.stream().filter(kind -> kind.type == type).findFirst();
    }

    static Optional<LocationKind> of(List<AreaIdentity> identities) {
        var wanted = identities.stream().flatMap(i -> Part.of(i).stream()).toList();
        return ALL.stream()
                .filter(kind -> wanted.size() == identities.size() && kind.parts.equals(wanted))
                .findFirst();
    }
}
