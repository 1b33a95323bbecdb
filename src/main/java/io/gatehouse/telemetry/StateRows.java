package io.gatehouse.telemetry;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface StateRows extends JpaRepository<StateRow, String> {

    List<StateRow> findByNetworkIdIn(Collection<Long> networks);
}
