package io.vernier.dictionary.dia;

import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.Avp;
import io.vernier.dictionary.dia.DiaSection.Group;
import io.vernier.dictionary.dia.DiaSection.Numeral;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a dictionary's sections declare, by name; of two with one name the first.
 * {@link AvpChecks} fills it, everything behind reads it.
 */
final class Declarations {

    /** A vendor for one AVP, and where it says so. */
    record VendorOf(Numeral vendorId, SourceLocation location) {}

    private final DiaFile file;
    final Map<String, Avp> avps = new LinkedHashMap<>();
    final Map<String, DiaComments> avpSections = new LinkedHashMap<>();
    final Map<String, VendorOf> vendors = new LinkedHashMap<>();
    final Map<String, Group> groups = new LinkedHashMap<>();

    Declarations(DiaFile file) {
        this.file = file;
    }

    DiaFile file() {
        return file;
    }

    Optional<DiaSection.VendorId> vendor() {
        return file.sections(DiaSection.VendorId.class).findFirst();
    }

    Optional<DiaSection.Id> id() {
        return file.sections(DiaSection.Id.class).findFirst();
    }

    /** The vendor of an AVP with V: {@code @avp_vendor_id}, its group's header, or {@code @vendor}. */
    Optional<Numeral> vendorId(String avpName) {
        var own = Optional.ofNullable(vendors.get(avpName)).map(VendorOf::vendorId);
        return own.or(() -> Optional.ofNullable(groups.get(avpName)).flatMap(Group::vendorId))
                .or(() -> vendor().map(DiaSection.VendorId::id));
    }
}
