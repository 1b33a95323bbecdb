package io.gatehouse.cloud.sandbox.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gatehouse.cloud.sandbox.world.WorldState;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes simulated accounts as JSON and reads them again, also those of an earlier version of the panel that knew
/// less.
final class WorldJson {

    private static final JsonSetter.Value MISSING_IS_EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .withConfigOverride(List.class, override -> override.setNullHandling(MISSING_IS_EMPTY))
                    .withConfigOverride(Map.class, override -> override.setNullHandling(MISSING_IS_EMPTY))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private WorldJson() {}

    static String write(WorldState state) {
        return MAPPER.writeValueAsString(state);
    }

    static WorldState read(String text) {
        return MAPPER.readValue(text, WorldState.class);
    }
}
