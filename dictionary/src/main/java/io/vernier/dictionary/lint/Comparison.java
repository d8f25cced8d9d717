package io.vernier.dictionary.lint;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** AVPs that several dictionaries define: they should say the same, since there is one code for both. */
final class Comparison {
    private final List<Dictionary> checked;
    private final Map<Long, AvpDefinition> first = new HashMap<>();

    Comparison(List<Dictionary> checked, List<Dictionary> others) {
        this.checked = checked;
        others.forEach(d -> d.ownAvps().forEach(a -> first.putIfAbsent(key(a), a)));
    }

    /** Code and vendor. */
    static long key(AvpDefinition avp) {
        return Integer.toUnsignedLong(avp.vendorId()) << 32 | Integer.toUnsignedLong(avp.code());
    }

    void into(List<Finding> findings) {
        for (var dictionary : checked) {
            for (var avp : dictionary.ownAvps()) {
                var other = first.putIfAbsent(key(avp), avp);
                if (other != null) {
                    compare(avp, other, findings);
                }
            }
        }
    }

    private static void compare(AvpDefinition avp, AvpDefinition other, List<Finding> findings) {
        String there = " in " + other.dictionary() + " (" + other.location() + ")";
        if (!avp.name().equals(other.name())) {
            findings.add(OwnWarnings.warning(
                    "name_differs",
                    avp.location(),
                    "AVP " + avp + " has the code of " + other.name() + there,
                    "Correct the code or the vendor; if it is the same AVP, give it the same name."));
        } else if (avp.type() != other.type()) {
            findings.add(OwnWarnings.warning(
                    "type_differs",
                    avp.location(),
                    "AVP " + avp + " is " + avp.type().dictionaryName() + ", but "
                            + other.type().dictionaryName() + there,
                    "Look into the specification which one is right."));
        } else if (avp.isMandatory() != other.isMandatory()) {
            findings.add(
                    OwnWarnings.warning(
                            "flags_differ",
                            avp.location(),
                            "AVP " + avp
                                    + (avp.isMandatory() ? " has the flag M, but not" : " lacks the flag M that it has")
                                    + there,
                            "Where applications differ in M, inherit the AVP and say so with @avp_flags; else correct the flag."));
        }
    }
}
