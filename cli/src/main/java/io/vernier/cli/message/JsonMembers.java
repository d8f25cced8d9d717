package io.vernier.cli.message;

import io.vernier.json.Json;
import io.vernier.json.JsonException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of an object at a path, each asked for by name and kind. Null is the same as not being there. */
final class JsonMembers {
    private final String path;
    private final Map<String, Json> members;

    JsonMembers(String path, Json json) {
        this.path = path;
        if (!(json instanceof Json.Members object)) {
            throw wrong("", "is " + json.kind() + " (expected: an object)");
        }
        this.members = object.members();
    }

    String path() {
        return path;
    }

    Optional<Json> value(String name) {
        var value = members.get(name);
        return value == null || value instanceof Json.Nothing ? Optional.empty() : Optional.of(value);
    }

    Optional<Boolean> truth(String name) {
        return value(name).map(value -> {
            if (value instanceof Json.Truth truth) {
                return truth.truth();
            }
            throw wrong(name, "is " + value.kind() + " (expected: true or false)");
        });
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof Json.Text text) {
                return text.text();
            }
            throw wrong(name, "is " + value.kind() + " (expected: a text)");
        });
    }

    Optional<List<Json>> elements(String name) {
        return value(name).map(value -> {
            if (value instanceof Json.Elements array) {
                return array.elements();
            }
            throw wrong(name, "is " + value.kind() + " (expected: an array)");
        });
    }

    Optional<Long> number(String name, long least, long most) {
        return value(name)
                .map(value -> JsonValues.integer(
                        value, BigDecimal.valueOf(least), BigDecimal.valueOf(most), path + "." + name));
    }

    /** The bits that letters stand for, the first of {@code names} being the highest one. */
    int bits(String name, String letters, String names) {
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            int bit = names.indexOf(letters.charAt(i));
            if (bit < 0) {
                throw wrong(name, "has '" + letters.charAt(i) + "' (expected: some of " + names + ")");
            }
            bits |= 0x80 >> bit;
        }
        return bits;
    }

    /** What is wrong with a member, or with the whole object where {@code name} is empty. */
    JsonException wrong(String name, String what) {
        return new JsonException(path + (name.isEmpty() ? "" : "." + name) + " " + what);
    }
}
