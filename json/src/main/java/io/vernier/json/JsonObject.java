package io.vernier.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a JSON object member by member, in their order. The last one of a name counts. */
public final class JsonObject {
    private final Map<String, Json> members = new LinkedHashMap<>();

    JsonObject() {}

    /** Adds any value. */
    public JsonObject put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    /** Adds a text, or null. */
    public JsonObject put(String name, @Nullable String text) {
        return put(name, Json.of(text));
    }

    /** Adds the text of a value, or null where there is none. */
    public JsonObject put(String name, Optional<?> value) {
        return put(name, value.map(Object::toString).orElse(null));
    }

    /** Adds a whole number. */
    public JsonObject put(String name, long number) {
        return put(name, Json.of(number));
    }

    /** Adds a number. */
    public JsonObject put(String name, double number) {
        return put(name, Json.of(number));
    }

    /** Adds true or false. */
    public JsonObject put(String name, boolean truth) {
        return put(name, Json.of(truth));
    }

    /** The object; what is added afterwards is not in it. */
    public Json.Members build() {
        return new Json.Members(new LinkedHashMap<>(members));
    }
}
