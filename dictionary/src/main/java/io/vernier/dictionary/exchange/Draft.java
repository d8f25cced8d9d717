package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What all formats have in common: AVPs of many vendors and commands of many applications in one place, unchecked, with
 * names that need not be those of {@code .dia}. Readers fill it, writers print it.
 */
final class Draft {
    final Map<Long, String> vendors = new LinkedHashMap<>();
    final Map<Long, String> applications = new LinkedHashMap<>();
    final List<Avp> avps = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();

    /**
     * An AVP.
     *
     * @param vendorId 0 for none
     * @param values named numbers; an AVP that is not Enumerated may have them as well
     * @param members the grammar of a Grouped AVP; empty where the format does not tell it
     * @param comment lines without semicolons
     */
    record Avp(
            String name,
            long code,
            long vendorId,
            AvpType type,
            boolean mandatory,
            boolean protectedBit,
            List<Value> values,
            Optional<List<Member>> members,
            List<String> comment,
            String place) {
        boolean isGrouped() {
            return type == AvpType.GROUPED;
        }

        @Override
        public String toString() {
            return name + " (" + code + (vendorId == 0 ? "" : "/" + vendorId) + ")";
        }
    }

    /** A named number. */
    record Value(String name, long number) {}

    /**
     * An AVP in a grammar.
     *
     * @param name its name, or {@link #ANY}
     * @param code its code, where the format has it
     * @param vendorId its vendor, where the format has it
     */
    record Member(
            String name, OptionalLong code, OptionalLong vendorId, Element.Kind kind, int min, int max, String place) {
        /** The name that stands for all AVPs which the grammar does not name. */
        static final String ANY = "AVP";

        /** Any number of any other AVPs. */
        static Member any(String place) {
            return of(ANY, 0, Element.UNBOUNDED, place);
        }

        /** A member that is required if there must be at least one. */
        static Member of(String name, int min, int max, String place) {
            return new Member(name, OptionalLong.empty(), OptionalLong.empty(), kind(min), min, max, place);
        }

        static Element.Kind kind(int min) {
            return min > 0 ? Element.Kind.REQUIRED : Element.Kind.OPTIONAL;
        }

        boolean isAny() {
            return name.equals(ANY) && code.isEmpty();
        }

        Member in(Element.Kind newKind) {
            return new Member(name, code, vendorId, newKind, min, max, place);
        }
    }

    /** A request or an answer; the name ends accordingly. */
    record Command(
            String name,
            long code,
            long applicationId,
            boolean request,
            boolean proxiable,
            List<Member> members,
            List<String> comment,
            String place) {
        private static final String REQUEST = "-Request";
        private static final String ANSWER = "-Answer";

        /** The name that request and answer share. */
        String sharedName() {
            String ending = request ? REQUEST : ANSWER;
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
            boolean isShort = name.length() > 2 && name.endsWith(request ? "R" : "A");
            return isShort ? name.substring(0, name.length() - 1) : name;
        }

        /** Capabilities exchange, watchdog and disconnection go to the next node and no further. */
        static boolean mayBeProxied(long code) {
            return code != 257 && code != 280 && code != 282;
        }

        static String name(String shared, boolean request) {
            return shared + (request ? REQUEST : ANSWER);
        }
    }
}
