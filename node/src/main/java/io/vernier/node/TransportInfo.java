package io.vernier.node;

import io.vernier.json.Json;
import java.util.List;

/**
 * One transport entry as it was when somebody asked.
 *
 * @param entry the entry, with its kind, its options and what the user added to them
 * @param connections the connections that came by it
 */
public record TransportInfo(TransportEntry entry, List<ConnectionInfo> connections) {
    public TransportInfo {
        connections = List.copyOf(connections);
    }

    /** As JSON; what the user added is there as text. */
    public Json.Members toJson() {
        var properties = Json.object();
        entry.properties().forEach((key, value) -> properties.put(key, value.toString()));
        return Json.object()
                .put("ref", entry.ref().number())
                .put("type", InfoJson.word(entry.kind()))
                .put("proto", entry.transport())
                .put("options", InfoJson.options(entry))
                .put("properties", properties.build())
                .put(
                        entry.kind() == TransportEntry.Kind.LISTEN ? "accept" : "connections",
                        Json.array(connections, ConnectionInfo::toJson))
                .build();
    }
}
