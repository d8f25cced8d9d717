package io.vernier.examples.dictionaries;

import io.vernier.codec.AvpFlags;
import io.vernier.codec.Message;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.DiameterBase;
import java.util.ArrayList;
import java.util.List;

/** A dictionary that is read while the program runs: no generator, no compiler. */
public final class OwnDictionary {
    private OwnDictionary() {}

    /** The names and values of a message's AVPs, then what is wrong with it. */
    public static List<String> read(String dia, Message message) {
        // docs
        Dictionary tolls = Dictionaries.from(DiaResolver.none()) // or DiaResolver.folders(List.of(Path.of("dia")))
                .with(DiameterBase.dictionary()) // what "@inherits rfc6733" takes from
                .parse(new DiaSource("tolls.dia", dia)); // throws DiaException with all problems
        var dictionaries = DictionarySet.of(DiameterBase.dictionary(), tolls);

        List<String> lines = new ArrayList<>();
        var avps = message.avps();
        for (int i = 0; i < avps.size(); i++) {
            var known = dictionaries.avp(message.applicationId(), avps.code(i), avps.vendorId(i));
            lines.add(known.map(avp -> avp.name() + ", " + avp.type().dictionaryName())
                    .orElse("unknown"));
        }
        for (var fault : MessageValidator.of(dictionaries).validate(message)) {
            lines.add(fault.resultCode() + " " + fault.reason());
        }
        // docs
        return lines;
    }

    /** A request of an application that this program was not compiled for. */
    public static Message request() {
        var request = Message.builder(8_389_001, 16_777_998).request();
        request.writer().utf8(263, 0, AvpFlags.MANDATORY, "gate;1;1");
        request.writer().unsigned32(1, 32_473, AvpFlags.MANDATORY, 42);
        return request.build();
    }
}
