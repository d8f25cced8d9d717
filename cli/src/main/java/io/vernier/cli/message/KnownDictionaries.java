package io.vernier.cli.message;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.lookup.DictionaryLookup;
import io.vernier.messages.base.DiameterBase;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.capabilitiesupdate.CapabilitiesUpdate;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.threegpp.gy.Gy;
import java.util.List;
import java.util.Optional;

/** Which dictionaries come with the command: the one place that says so. */
public final class KnownDictionaries {
    private KnownDictionaries() {}

    /** Those of applications, each before those that it is to be preferred to. */
    static List<Dictionary> ofApplications() {
        return List.of(
                DiameterBase.dictionary(),
                Accounting.dictionary(),
                Gy.dictionary(), // application 4 with the AVPs of 3GPP: allows what plain credit control does
                CreditControl.dictionary(),
                CapabilitiesUpdate.dictionary());
    }

    /** All of them, with those that they inherit from. */
    public static List<Dictionary> all() {
        return DictionaryLookup.of(ofApplications()).dictionaries();
    }

    /** The one with this name. */
    public static Optional<Dictionary> named(String name) {
        return all().stream().filter(d -> d.name().equals(name)).findFirst();
    }
}
