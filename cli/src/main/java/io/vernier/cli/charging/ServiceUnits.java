package io.vernier.cli.charging;

import io.vernier.messages.ietf.creditcontrol.GrantedServiceUnit;
import io.vernier.messages.ietf.creditcontrol.RequestedServiceUnit;
import io.vernier.messages.threegpp.gy.UsedServiceUnit;
import java.util.List;

/** Units of one kind: as they are asked for, granted and reported (RFC 8506 sections 8.17 to 8.19). */
record ServiceUnits(Kind kind, long amount) {
    /** Granted where the client leaves the amount to the server. */
    private static final long DEFAULT_OCTETS = 10L << 20;

    private static final long DEFAULT_SECONDS = 3600;

    /** What is counted. */
    enum Kind {
        OCTETS,
        SECONDS,
        SPECIFIC
    }

    static ServiceUnits of(RequestedServiceUnit requested) {
        if (requested.ccTime().isPresent()) {
            long seconds = requested.ccTime().getAsLong();
            return new ServiceUnits(Kind.SECONDS, seconds == 0 ? DEFAULT_SECONDS : seconds);
        }
        if (requested.ccServiceSpecificUnits().isPresent()) {
            return new ServiceUnits(
                    Kind.SPECIFIC, positive(requested.ccServiceSpecificUnits().getAsLong()));
        }
        long octets = requested.ccTotalOctets().isPresent()
                ? positive(requested.ccTotalOctets().getAsLong())
                : sum(
                        requested.ccInputOctets().orElse(0),
                        requested.ccOutputOctets().orElse(0));
        return new ServiceUnits(Kind.OCTETS, octets == 0 ? DEFAULT_OCTETS : octets);
    }

    /** All that was used, whatever it was. */
    static long used(List<UsedServiceUnit> reports) {
        long used = 0;
        for (var report : reports) {
            long octets = report.ccTotalOctets().isPresent()
                    ? positive(report.ccTotalOctets().getAsLong())
                    : sum(
                            report.ccInputOctets().orElse(0),
                            report.ccOutputOctets().orElse(0));
            used = sum(used, octets);
            used = sum(used, report.ccTime().orElse(0));
            used = sum(used, report.ccServiceSpecificUnits().orElse(0));
        }
        return used;
    }

    void grant(GrantedServiceUnit.Builder granted, long units) {
        switch (kind) {
            case OCTETS -> granted.ccTotalOctets(units);
            case SECONDS -> granted.ccTime(Math.min(units, 0xffff_ffffL));
            case SPECIFIC -> granted.ccServiceSpecificUnits(units);
        }
    }

    private static long sum(long a, long b) {
        long sum = positive(a) + positive(b);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Unsigned64 beyond the range of long is as much as nobody has. */
    private static long positive(long unsigned) {
        return unsigned < 0 ? Long.MAX_VALUE : unsigned;
    }
}
