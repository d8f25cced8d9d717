package io.vernier.dictionary.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of an XML file with what is in it; text between elements is of no use in dictionaries. */
record XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, String place) {

    /** The children with this name. */
    Stream<XmlNode> children(String childName) {
        return children.stream().filter(c -> c.name.equals(childName));
    }

    Optional<XmlNode> child(String childName) {
        return children(childName).findFirst();
    }

    /** The element and everything in it, in the order of the text. */
    Stream<XmlNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
    }

    /** An attribute's value; empty where it is missing or blank. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /**
     * An attribute that must be there.
     *
     * @throws ExchangeException if it is not
     */
    String required(String attribute) {
        return attribute(attribute)
                .orElseThrow(() -> new ExchangeException(
                        place, "<" + name + "> has no attribute \"" + attribute + "\", which it needs"));
    }

    /**
     * A number that must be there, decimal or with {@code 0x}.
     *
     * @throws ExchangeException if it is not
     */
    long number(String attribute) {
        return Numbers.parse(required(attribute), place, "attribute " + attribute + " of <" + name + ">");
    }

    /** Whether an attribute says so. */
    boolean says(String attribute, String value) {
        return attribute(attribute)
                .map(v -> v.toLowerCase(Locale.ROOT).equals(value))
                .orElse(false);
    }
}
