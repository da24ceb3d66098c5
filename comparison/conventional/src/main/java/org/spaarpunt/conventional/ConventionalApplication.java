package org.spaarpunt.conventional;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** Answers the signed check-in of Spaarpunt as a usual server would: Spring MVC, Spring Data JPA, a transaction each. */
@SpringBootApplication
@EnableCaching
public class ConventionalApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ConventionalApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Says where it listens, for the program that started it. */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web) {
            System.out.println("ready http://127.0.0.1:" + web.getWebServer().getPort());
        }
    }
}
