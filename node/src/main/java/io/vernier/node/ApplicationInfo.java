package io.vernier.node;

import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.json.Json;

/**
 * One application of a node.
 *
 * @param alias its name on the node
 * @param definition what it is
 */
public record ApplicationInfo(Object alias, ApplicationDefinition definition) {
    /** As JSON; the alias as text. */
    public Json.Members toJson() {
        return Json.object()
                .put("alias", alias.toString())
                .put("id", definition.id())
                .put("name", definition.name())
                .put("vendor", definition.vendorId())
                .put("kind", InfoJson.word(definition.kind()))
                .put("dictionary", definition.dictionary().name())
                .build();
    }
}
