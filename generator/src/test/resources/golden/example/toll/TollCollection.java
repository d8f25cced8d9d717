// Generated from toll.dia: change that file, not this one.
package example.toll;

import example.base.BaseProtocol;
import example.roads.Roads;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DictionaryResource;

/** Toll collection, RFC 0000: a vehicle passes a gate, and somebody pays. */
public final class TollCollection {
    /** The application, as a node advertises and serves it. */
    public static final ApplicationDefinition APPLICATION = new ApplicationDefinition(
            "Toll-Collection", 16777999L, 32473L, ApplicationDefinition.Kind.AUTHENTICATION, dictionary());

    private TollCollection() {}

    /** The dictionary, read when first asked for. */
    public static Dictionary dictionary() {
        return Loaded.DICTIONARY;
    }

    private static final class Loaded {
        static final Dictionary DICTIONARY = DictionaryResource.load(
                "toll",
                TollCollection.class.getResourceAsStream("toll.dia"),
                BaseProtocol.dictionary(),
                Roads.dictionary());
    }
}
