package io.vernier.architecture;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The floors of the house from the ground up, each with the floors and the foreign packages that it may use. A floor can
 * name only floors that stand before it here, so nothing points up.
 */
@SuppressWarnings("ImmutableEnumChecker") // the collections are filled once and never leave
enum Floor {
    REQUIREMENTS("requirements", of(), "org.junit.platform"),
    JSON("json", of()),
    CODEC("codec", of()),
    DICTIONARY("dictionary", of(JSON, CODEC), "javax.xml.stream"),
    GENERATOR("generator", of(CODEC, DICTIONARY), "javax.lang.model"),
    MAVEN_PLUGIN("maven", of(CODEC, DICTIONARY, GENERATOR), "org.apache.maven"),
    MESSAGES_BASE("messages.base", of(CODEC, DICTIONARY)),
    MESSAGES_IETF("messages.ietf", of(CODEC, DICTIONARY, MESSAGES_BASE)),
    MESSAGES_3GPP("messages.threegpp", of(CODEC, DICTIONARY, MESSAGES_BASE, MESSAGES_IETF)),
    MESSAGES_ETSI("messages.etsi", of(CODEC, DICTIONARY, MESSAGES_BASE, MESSAGES_IETF, MESSAGES_3GPP)),
    MESSAGES_VENDORS("messages.vendors", of(CODEC, DICTIONARY, MESSAGES_BASE, MESSAGES_IETF, MESSAGES_3GPP)),
    PROTOCOL("protocol", of(CODEC)),
    TRANSPORT(
            "transport",
            of(CODEC),
            "io.netty",
            "com.sun.nio.sctp",
            "javax.net.ssl",
            "javax.crypto",
            "javax.naming",
            "javax.security.auth",
            "org.slf4j"),
    NODE(
            "node",
            of(JSON, CODEC, DICTIONARY, MESSAGES_BASE, MESSAGES_IETF, MESSAGES_3GPP, PROTOCOL, TRANSPORT),
            "org.slf4j"),
    CLI(
            "cli",
            of(JSON, CODEC, DICTIONARY, MESSAGES_BASE, MESSAGES_IETF, MESSAGES_3GPP, PROTOCOL, TRANSPORT, NODE),
            "picocli",
            "org.slf4j",
            "ch.qos.logback",
            "org.HdrHistogram",
            "org.snakeyaml.engine"),
    BENCH(
            "bench",
            of(CODEC, DICTIONARY, MESSAGES_BASE, MESSAGES_IETF, MESSAGES_3GPP, PROTOCOL, TRANSPORT, NODE),
            "org.openjdk.jmh",
            "org.HdrHistogram",
            "io.netty",
            "org.slf4j"),
    EXAMPLES(
            "examples",
            of(CODEC, DICTIONARY, MESSAGES_BASE, MESSAGES_IETF, MESSAGES_3GPP, PROTOCOL, TRANSPORT, NODE),
            "org.slf4j");

    private final String name;
    private final Set<Floor> below;
    private final List<String> foreign;

    Floor(String name, Set<Floor> below, String... foreign) {
        this.name = name;
        this.below = below;
        this.foreign = List.of(foreign);
    }

    /** The pattern of its packages. */
    String packages() {
        return "io.vernier." + name + "..";
    }

    /** The patterns of all packages that its classes may use. */
    String[] usable() {
        var patterns = new LinkedHashSet<>(List.of(packages(), "java..", "org.jspecify.annotations"));
        below.forEach(floor -> patterns.add(floor.packages()));
        foreign.forEach(root -> patterns.add(root + ".."));
        return patterns.toArray(String[]::new);
    }

    private static Set<Floor> of(Floor... floors) {
        return new LinkedHashSet<>(Arrays.asList(floors));
    }
}
