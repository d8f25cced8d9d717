// Generated from roads.dia: change that file, not this one.
package example.roads;

import example.base.BaseProtocol;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DictionaryResource;

/** Roads and what drives on them: AVPs of every format, for other dictionaries to use. */
public final class Roads {
    private Roads() {}

    /** The dictionary, read when first asked for. */
    public static Dictionary dictionary() {
        return Loaded.DICTIONARY;
    }

    private static final class Loaded {
        static final Dictionary DICTIONARY = DictionaryResource.load(
                "roads",
                Roads.class.getResourceAsStream("roads.dia"),
                BaseProtocol.dictionary());
    }
}
