package io.vernier.dictionary;

import io.vernier.codec.ApplicationId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An application as a node advertises and serves it (RFC 6733 section 2.4).
 *
 * @param name for people, such as {@code Credit-Control}
 * @param id the application id, 0 to 4,294,967,295
 * @param vendorId 0 for an application of the IETF; otherwise it is advertised in a Vendor-Specific-Application-Id
 * @param kind in which AVP its id is advertised
 * @param dictionary its commands and AVPs
 */
public record ApplicationDefinition(String name, long id, long vendorId, Kind kind, Dictionary dictionary) {
    /** Vendors' applications begin here (RFC 6733 section 11.3); those below belong to the IETF. */
    private static final long FIRST_OF_VENDORS = 0x0100_0000L;

    /** Whether an application authorises or accounts. */
    public enum Kind {
        /** Advertised in Auth-Application-Id. */
        AUTHENTICATION,
        /** Advertised in Acct-Application-Id. */
        ACCOUNTING
    }

    public ApplicationDefinition {
        if (id >>> 32 != 0) {
            throw new IllegalArgumentException("application id " + id + " (expected: 0..4294967295)");
        }
    }

    /**
     * The application that a dictionary describes, as for one that was read while the program runs: named by the words of
     * {@code @prefix}, else of {@code @name}; of the dictionary's vendor if its id is among those of vendors; accounting if
     * commands name Acct-Application-Id and none names Auth-Application-Id.
     *
     * @throws IllegalArgumentException if the dictionary has no {@code @id}
     */
    public static ApplicationDefinition of(Dictionary dictionary) {
        long id = dictionary
                .id()
                .orElseThrow(() -> new IllegalArgumentException(
                        "dictionary " + dictionary + " has no @id (expected: one, by which its application is known)"));
        boolean vendors = id >= FIRST_OF_VENDORS && id != ApplicationId.RELAY;
        long vendorId = vendors
                ? dictionary.vendor().map(v -> Integer.toUnsignedLong(v.id())).orElse(0L)
                : 0;
        boolean accounting = names(dictionary, "Acct-Application-Id") && !names(dictionary, "Auth-Application-Id");
        return new ApplicationDefinition(
                words(dictionary.prefix().orElse(dictionary.name())),
                id,
                vendorId,
                accounting ? Kind.ACCOUNTING : Kind.AUTHENTICATION,
                dictionary);
    }

    private static String words(String name) {
        return Arrays.stream(name.split("[^\\p{Alnum}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("-"));
    }

    private static boolean names(Dictionary dictionary, String avp) {
        return dictionary.commands().stream()
                .map(CommandDefinition::grammar)
                .anyMatch(grammar -> grammar.element(avp).isPresent());
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
