package io.gatehouse.reconcile;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the JSON that this module keeps in the database: the components of records and nothing that is
/// derived from them. What a newer panel has written besides is passed over, so replicas of two versions get along.
@Component
class StoredJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(Visibility.NONE))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    <T> T read(String json, TypeReference<T> type) {
        return mapper.readValue(json, type);
    }
}
