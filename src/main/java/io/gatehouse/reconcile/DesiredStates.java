package io.gatehouse.reconcile;

import io.gatehouse.topology.DesiredState;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What all features together want.
@Component
class DesiredStates {

    private final List<DesiredState> features;

    DesiredStates(List<DesiredState> features) {
        this.features = features;
    }

    /// Everything that is wanted of a network, all of the same moment.
    @Transactional(readOnly = true)
    List<Resource> of(NetworkId network) {
        return features.stream().flatMap(feature -> feature.of(network).stream()).toList();
    }
}
