package pl.sos;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where S.O.S. starts. */
@SpringBootApplication
public class Sos {
    public static void main(String[] args) {
        SpringApplication.run(Sos.class, args);
    }
}
