package io.vernier.dictionary.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what does not fit. What happens often is said once, with its number and the first place. */
final class Notes {
    private final List<ExchangeNote> single = new ArrayList<>();
    private final Map<String, Often> often = new LinkedHashMap<>();

    private record Often(String first, int count) {}

    void add(String place, String message) {
        single.add(new ExchangeNote(place, message));
    }

    /** Something that happens to many: {@code sentence} is the same for all of them. */
    void count(String place, String sentence) {
        often.merge(sentence, new Often(place, 1), (old, one) -> new Often(old.first, old.count + 1));
    }

    List<ExchangeNote> all() {
        var all = new ArrayList<>(single);
        often.forEach((sentence, times) -> all.add(new ExchangeNote(
                times.first, times.count == 1 ? sentence : sentence + " (" + times.count + " times, here first)")));
        return List.copyOf(all);
    }
}
