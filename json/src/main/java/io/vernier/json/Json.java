package io.vernier.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON value: one that was read, or one to be written. Objects keep the order of their members. */
public sealed interface Json {
    /** What a person calls this kind of value, such as {@code a number}. */
    String kind();

    /** A text, or null. */
    static Json of(@Nullable String text) {
        return text == null ? new Nothing() : new Text(text);
    }

    /** A whole number. */
    static Json of(long number) {
        return new Figure(BigDecimal.valueOf(number));
    }

    /** A number; NaN and the infinities, which JSON has no numbers for, are null. */
    static Json of(double number) {
        return Double.isFinite(number) ? new Figure(BigDecimal.valueOf(number)) : new Nothing();
    }

    /** True or false. */
    static Json of(boolean truth) {
        return new Truth(truth);
    }

    /** An array of what stands for each of these. */
    static <T> Json array(Collection<T> values, Function<? super T, ? extends Json> json) {
        return new Elements(values.stream().<Json>map(json).toList());
    }

    /** An array of whole numbers. */
    static Json array(long... numbers) {
        return new Elements(Arrays.stream(numbers).mapToObj(Json::of).toList());
    }

    /** An object without members yet. */
    static JsonObject object() {
        return new JsonObject();
    }

    /** As one line of JSON. */
    default String toText() {
        var out = new StringBuilder();
        new JsonWriter(out).value(this);
        return out.toString();
    }

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
