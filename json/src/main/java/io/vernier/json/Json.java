package io.vernier.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value as it was read. Objects keep the order of their members. */
public sealed interface Json {
    /** What a person calls this kind of value, such as {@code a number}. */
    String kind();

    /** An object; the members in the order of the text. */
    record Members(Map<String, Json> members) implements Json {
        @Override
        public String kind() {
            return "an object";
        }
    }

    /** An array. */
    record Elements(List<Json> elements) implements Json {
        @Override
        public String kind() {
            return "an array";
        }
    }

    /** A text. */
    record Text(String text) implements Json {
        @Override
        public String kind() {
            return "a text";
        }
    }

    /** A number of any size and precision. */
    record Figure(BigDecimal number) implements Json {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** True or false. */
    record Truth(boolean truth) implements Json {
        @Override
        public String kind() {
            return truth ? "true" : "false";
        }
    }

    /** Null. */
    record Nothing() implements Json {
        @Override
        public String kind() {
            return "null";
        }
    }
}
