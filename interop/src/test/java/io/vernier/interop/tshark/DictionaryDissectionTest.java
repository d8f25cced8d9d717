package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Dictionary;
import io.vernier.interop.messages.OurDictionaries;
import io.vernier.interop.messages.Specimen;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What our dictionaries say of a message and its AVPs is what Wireshark's say. */
@Needs(ForeignStack.TSHARK)
class DictionaryDissectionTest {
    /** AVPs that Wireshark 4.0 calls otherwise than their specifications do. Those it does not know at all it leaves raw. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "Acct-Multi-Session-Id", "Accounting-Multi-Session-Id",
            "Experimental-Result-Code", "other_vendor.Experimental-Result-Code",
            "IP-Realm-Default-Indication", "IP-Realm-Default-Indicator",
            "ISUP-Cause", "ISUP-Release-Cause",
            "Local-GW-Inserted-Indication", "Local-GW-Inserted-Indicator",
            "MMTel-SService-Type", "MMTel-Service-Type",
            "Reporting-Reason", "3GPP-Reporting-Reason",
            "SIP-Method", "3GPP-SIP-Method",
            "Transcoder-Inserted-Indication", "Transcoder-Inserted-Indicator");

    @RegisterExtension
    final Processes processes = new Processes();

    @Test
    void tsharkReadsASpecimenOfEveryCommandAsWeDoAndCallsEveryAvpAsOurDictionaryDoes() {
        var dictionaries = OurDictionaries.read();
        var specimens = dictionaries.stream()
                .flatMap(dictionary -> Specimen.of(dictionary).stream())
                .toList();

        var dissected = Tshark.dissect(
                processes.folder(), specimens.stream().map(Specimen::message).toList());

        assertThat(specimens).hasSizeGreaterThan(30);
        for (int i = 0; i < specimens.size(); i++) {
            Agreement.check(specimens.get(i).message(), dissected.get(i));
            checkNames(dissected.get(i).avps(), dictionaries);
        }
    }

    private static void checkNames(List<DissectedAvp> avps, List<Dictionary> dictionaries) {
        for (var avp : avps) {
            if (!avp.name().isEmpty()) {
                var ours = definition(avp, dictionaries);
                assertThat(avp.name())
                        .as("AVP %s of vendor %s", avp.code(), avp.vendor())
                        .isEqualToIgnoringCase(OTHER_NAMES.getOrDefault(ours.name(), ours.name()));
                assertThat(!avp.members().isEmpty()).as(avp.name()).isEqualTo(ours.type() == AvpType.GROUPED);
                checkNames(avp.members(), dictionaries);
            }
        }
    }

    private static AvpDefinition definition(DissectedAvp avp, List<Dictionary> dictionaries) {
        return dictionaries.stream()
                .flatMap(dictionary -> dictionary.avp((int) avp.code(), (int) avp.vendor()).stream())
                .findFirst()
                .orElseThrow();
    }
}
