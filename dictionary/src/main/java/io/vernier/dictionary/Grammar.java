package io.vernier.dictionary;

import java.util.List;
import java.util.Optional;

/** The Command Code Format of a command or the grammar of a Grouped AVP: its elements in order. */
public final class Grammar {
    private final List<Element> elements;

    private Grammar(List<Element> elements) {
        this.elements = List.copyOf(elements);
    }

    /** A grammar of these elements. */
    public static Grammar of(List<Element> elements) {
        return new Grammar(elements);
    }

    /** The elements in the order of the dictionary, the one for any other AVP included. */
    public List<Element> elements() {
        return elements;
    }

    /** The element that stands for AVPs which the grammar does not name; empty where there may be no others. */
    public Optional<Element> any() {
        return elements.stream().filter(Element::isAny).findFirst();
    }

    /** Whether AVPs which the grammar does not name may be present. */
    public boolean allowsOthers() {
        return any().filter(e -> e.max() > 0).isPresent();
    }

    /** The element that names this AVP. */
    public Optional<Element> element(int code, int vendorId) {
        return elements.stream()
                .filter(e -> e.avp()
                        .filter(a -> a.code() == code && a.vendorId() == vendorId)
                        .isPresent())
                .findFirst();
    }

    /** The element that names this AVP; {@code AVP} finds the one for any other. */
    public Optional<Element> element(String avpName) {
        return elements.stream().filter(e -> e.name().equals(avpName)).findFirst();
    }

    /** The elements, one a line. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        elements.forEach(e -> text.append(e).append('\n'));
        return text.toString();
    }
}
