package io.vernier.interop.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of tshark's PDML ("packet details markup language"): a protocol or a field of a packet, with the fields
 * inside it.
 */
record Element(String tag, String name, String showname, String show, String value, List<Element> children) {
    /** Reads the element at whose start the reader stands, up to its end. */
    static Element read(XMLStreamReader xml) throws XMLStreamException {
        var tag = xml.getLocalName();
        var name = attribute(xml, "name");
        var showname = attribute(xml, "showname");
        var show = attribute(xml, "show");
        var value = attribute(xml, "value");
        var children = new ArrayList<Element>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(read(xml));
            }
        }
        return new Element(tag, name, showname, show, value, children);
    }

    Stream<Element> named(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /** The octets of the one child of that name as an unsigned number. */
    long number(String wanted) {
        return optionalNumber(wanted).orElseThrow(() -> new AssertionError("no " + wanted + " in " + showname));
    }

    Optional<Long> optionalNumber(String wanted) {
        return named(wanted).findFirst().map(child -> Long.parseLong(child.value, 16));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }
}
