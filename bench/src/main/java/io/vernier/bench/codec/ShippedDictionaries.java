package io.vernier.bench.codec;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionaryIndex;
import io.vernier.dictionary.DictionarySet;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Sets of dictionaries that judge a Credit-Control-Request alike. */
public enum ShippedDictionaries {
    /** That of credit control alone. */
    ONE {
        @Override
        DictionarySet load() {
            return DictionarySet.of(CreditControl.dictionary());
        }
    },
    /** The same, and behind it all others that Vernier ships. */
    ALL {
        @Override
        DictionarySet load() {
            ClassLoader loader = ShippedDictionaries.class.getClassLoader();
            Stream<Dictionary> shipped = DictionaryIndex.of(loader, name -> open(loader, name)).dictionaries().stream()
                    .map(DictionaryIndex.Entry::dictionary);
            return DictionarySet.of(Stream.concat(Stream.of(CreditControl.dictionary()), shipped)
                    .distinct()
                    .toList());
        }
    };

    abstract DictionarySet load();

    private static List<InputStream> open(ClassLoader loader, String resource) throws IOException {
        var streams = new ArrayList<InputStream>();
        for (var url : Collections.list(loader.getResources(resource))) {
            streams.add(url.openStream());
        }
        return streams;
    }
}
