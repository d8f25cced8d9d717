package io.vernier.node;

import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.VendorSpecificApplication;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said of the AVPs of capabilities exchanges (RFC 6733 section 5.3); what was not said has a default. Immutable. */
final class CapabilityValues {
    static final Key<String> ORIGIN_HOST = new Key<>("Origin-Host");
    static final Key<String> ORIGIN_REALM = new Key<>("Origin-Realm");
    static final Key<List<InetAddress>> HOST_IP_ADDRESSES = new Key<>("Host-IP-Address");
    static final Key<Long> VENDOR_ID = new Key<>("Vendor-Id");
    static final Key<String> PRODUCT_NAME = new Key<>("Product-Name");
    static final Key<Long> ORIGIN_STATE_ID = new Key<>("Origin-State-Id");
    static final Key<List<Long>> SUPPORTED_VENDOR_IDS = new Key<>("Supported-Vendor-Id");
    static final Key<ApplicationIds> AUTH_APPLICATION_IDS = new Key<>("Auth-Application-Id");
    static final Key<ApplicationIds> ACCT_APPLICATION_IDS = new Key<>("Acct-Application-Id");
    static final Key<List<VendorSpecificApplication>> VENDOR_SPECIFIC_APPLICATIONS =
            new Key<>("Vendor-Specific-Application-Id");
    static final Key<Long> FIRMWARE_REVISION = new Key<>("Firmware-Revision");

    private static final CapabilityValues NONE = new CapabilityValues(Map.of());

    private final Map<Key<?>, Object> values;

    /** One AVP and the type of what is said of it. Two are equal only if they are the same. */
    @SuppressWarnings("UnusedTypeParameter") // it ties what is read under a key to what was said under it
    static final class Key<V> {
        private final String avp;

        private Key(String avp) {
            this.avp = avp;
        }

        @Override
        public String toString() {
            return avp;
        }
    }

    private CapabilityValues(Map<Key<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    static CapabilityValues none() {
        return NONE;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The same with another value. */
    <V> CapabilityValues with(Key<V> key, V value) {
        var more = new HashMap<>(values);
        more.put(key, value);
        return new CapabilityValues(more);
    }

    /** These values but where the others say something. */
    CapabilityValues overriddenBy(CapabilityValues others) {
        var all = new HashMap<>(values);
        all.putAll(others.values);
        return new CapabilityValues(all);
    }

    /** What was said. */
    @SuppressWarnings("unchecked") // with() puts nothing but a V under a Key<V>
    <V> Optional<V> get(Key<V> key) {
        return Optional.ofNullable((V) values.get(key));
    }

    /** What must have been said, since nothing works without. */
    <V> V require(Key<V> key) {
        return get(key).orElseThrow(() -> new IllegalStateException("no " + key + " (expected: one)"));
    }
}
