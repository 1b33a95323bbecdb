package io.gatehouse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The panel: one process that serves the pages and the API and keeps every network as its owner wants it. */
@SpringBootApplication
@Modulithic(systemName = "Gatehouse")
public class GatehouseApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatehouseApplication.class, args);
    }
}
