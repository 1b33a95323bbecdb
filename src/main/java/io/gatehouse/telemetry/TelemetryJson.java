package io.gatehouse.telemetry;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON that this module keeps in the database. What a newer panel has written besides is passed over.
@Component
class TelemetryJson {

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    Heartbeat heartbeat(String json) {
        return mapper.readValue(json, Heartbeat.class);
    }

    Map<String, Long> phases(String json) {
        return mapper.readValue(json, new TypeReference<>() {});
    }
}
