package io.vernier.dictionary.exchange;

import io.vernier.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of a JSON file and where it stands, such as {@code avps.json AVPs[3].Name}. */
record JsonNode(Json value, String place) {

    /** The member of an object. */
    Optional<JsonNode> member(String name) {
        if (value instanceof Json.Members object) {
            return Optional.ofNullable(object.members().get(name)).map(v -> new JsonNode(v, in(name)));
        }
        throw wrong("an object");
    }

    /** The elements of the array that a member is; none where it is missing. */
    List<JsonNode> elements(String name) {
        return member(name).map(JsonNode::elements).orElse(List.of());
    }

    private List<JsonNode> elements() {
        if (value instanceof Json.Elements array) {
            var nodes = new ArrayList<JsonNode>();
            for (int i = 0; i < array.elements().size(); i++) {
                nodes.add(new JsonNode(array.elements().get(i), place + "[" + i + "]"));
            }
            return nodes;
        }
        throw wrong("an array");
    }

    /** The text of a member that must be there. */
    String text(String name) {
        return member(name).map(JsonNode::text).orElseThrow(() -> missing(name));
    }

    private String text() {
        if (value instanceof Json.Text text) {
            return text.text();
        }
        throw wrong("a text");
    }

    /** The number of a member that must be there; it may stand in quotes. */
    long number(String name) {
        return member(name).map(JsonNode::number).orElseThrow(() -> missing(name));
    }

    long number() {
        if (value instanceof Json.Figure figure) {
            return Numbers.parse(figure.number().toPlainString(), place, "the value");
        }
        return Numbers.parse(text(), place, "the value");
    }

    /** Whether a member is true. */
    boolean isTrue(String name) {
        return member(name)
                .map(m -> m.value instanceof Json.Truth truth && truth.truth())
                .orElse(false);
    }

    private String in(String name) {
        return place.contains(" ") ? place + "." + name : place + " " + name;
    }

    private ExchangeException missing(String name) {
        return new ExchangeException(place, "has no \"" + name + "\", which it needs");
    }

    private ExchangeException wrong(String expected) {
        return new ExchangeException(place, "is " + value.kind() + " (expected: " + expected + ")");
    }
}
