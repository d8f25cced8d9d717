package io.vernier.dictionary.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.TestDictionaries;
import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryLookupTest {
    private static final DictionaryLookup ALL = DictionaryLookup.of(List.of(
            TestDictionaries.named("rfc6733"),
            TestDictionaries.named("ts32299_gy"),
            TestDictionaries.named("rfc8506")));

    @Test
    void inheritedDictionariesAreThereToo() {
        assertThat(ALL.dictionary("rfc7155")).isPresent();
        assertThat(ALL.dictionary("RFC7155")).isEmpty();
        assertThat(ALL.applications(4)).map(Object::toString).contains("ts32299_gy", "rfc8506");
    }

    @Test
    void aCodeIsThatOfItsVendorOnly() {
        assertThat(ALL.avps(1032, 10415)).map(AvpDefinition::name).contains("RAT-Type");
        assertThat(ALL.avps(1032, 0)).isEmpty();
        assertThat(ALL.avps(1032, 13019)).isEmpty();
        assertThat(ALL.avps(1)).map(AvpDefinition::toString).contains("User-Name (1)", "3GPP-IMSI (1/10415)");
    }

    @Test
    void namesAreFoundInAnyCaseAndCommandsByTheirLetters() {
        assertThat(ALL.avps("rat-type")).map(AvpDefinition::code).containsOnly(1032);
        for (var name : List.of("ccr", "Credit-Control-Request", "CREDIT-CONTROL-REQUEST")) {
            assertThat(ALL.commands(name))
                    .as(name)
                    .map(c -> c.definition().code())
                    .containsOnly(272);
        }
        assertThat(ALL.commands("Credit-Control")).map(Command::abbreviation).contains("CCR", "CCA");
        assertThat(ALL.commands(280)).map(c -> c.definition().isRequest()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void usesAreThoseOfCommandsAndGroups() {
        var uses = ALL.uses(432, 0);

        assertThat(uses).anySatisfy(use -> {
            assertThat(use.owner()).isEqualTo("Multiple-Services-Credit-Control");
            assertThat(use.isCommand()).isFalse();
            assertThat(use.element()).hasToString("[ Rating-Group ]");
        });
        assertThat(ALL.uses(416, 0))
                .filteredOn(Use::isCommand)
                .map(u -> u.dictionary() + " " + u.owner())
                .contains("rfc8506 Credit-Control-Request", "ts32299_gy Credit-Control-Answer");
        assertThat(ALL.uses(432, 10415)).isEmpty();
    }

    @Test
    void aSearchFindsAllKinds() {
        assertThat(ALL.search("credit_limit")).map(Hit::kind).contains(Hit.Kind.RESULT_CODE);
        assertThat(ALL.search("ocs")).isNotNull();
        assertThat(ALL.search("3gpp"))
                .anyMatch(h -> h.kind() == Hit.Kind.VENDOR && h.number() == 10415)
                .anyMatch(h -> h.kind() == Hit.Kind.AVP && h.name().equals("3GPP-IMSI") && h.vendorId() == 10415);
        assertThat(ALL.search("initial_request"))
                .anyMatch(h -> h.kind() == Hit.Kind.VALUE
                        && h.number() == 1
                        && h.where().equals("rfc8506 CC-Request-Type"));
        assertThat(ALL.search("1032/10415")).map(Hit::name).containsOnly("RAT-Type");
        assertThat(ALL.search("272")).map(Hit::name).contains("Credit-Control-Request", "Multi-Round-Time-Out");
        assertThat(ALL.search("rating-group").getFirst().name()).isEqualTo("Rating-Group");
        assertThat(ALL.search("nothing-like-it")).isEmpty();
    }

    @Test
    void vendorsAndNearNamesAreKnown() {
        assertThat(ALL.vendor(10415)).isEqualTo("3GPP");
        assertThat(ALL.vendor(0)).isEqualTo("IETF");
        assertThat(ALL.vendor(77)).isEqualTo("77");
        assertThat(ALL.vendors("3gpp")).singleElement().matches(v -> v.id() == 10415);
        assertThat(ALL.nearest("Ratin-Group")).contains("Rating-Group").hasSizeLessThanOrEqualTo(3);
        assertThat(ALL.nearest("qqqqqqqqqqqqqqqqqqqqqqq")).isEmpty();
    }
}
