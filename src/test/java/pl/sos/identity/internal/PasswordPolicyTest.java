package pl.sos.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.identity.SetPasswordResult.Weakness;

class PasswordPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cztery niebieskie kaloryfery",
                "Zupełnie nowy most",
                "kR7$mPq2wZx9",
                "zażółć gęślą",
                "正確馬電池釘書釘雨傘桌子椅子",
                "Anna Nowak lubi placki z jabłkami"
            })
    void takesLongUncommonOnes(String password) {
        assertThat(check(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234", "Password123!", "PASSWORD-2026", "haslo1234567", "Hasło!!!2026", "qwertyuiop123",
                "123456789012", "abcdefghijkl", "111111111111", "abcabcabcabc", "zaq12wsxcde3", "ababababababab",
                "Administrator1", "Warszawa2026!", "Listopad2026"
            })
    void refusesCommonOnes(String password) {
        assertThat(check(password)).contains(Weakness.COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna.nowak@perfektlab.example", "Anna.Nowak12", "annanowak2026", "AnnaNowak!!!"})
    void refusesOnesOwnName(String password) {
        assertThat(check(password)).contains(Weakness.OWN_NAME);
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(check("krótkie hasł")).isEmpty();
        assertThat(check("krótkie has")).contains(Weakness.TOO_SHORT);
        assertThat(check("😀😁😂🤣😃😄")).contains(Weakness.TOO_SHORT);
        assertThat(check("")).contains(Weakness.TOO_SHORT);
        assertThat(check("ab cd efghi ".repeat(30))).contains(Weakness.TOO_LONG);
    }

    @Test
    void hashesTheSameHoweverAccentsWereTyped() {
        assertThat(PasswordPolicy.normalise("zażółć")).isEqualTo(PasswordPolicy.normalise("zaz\u0307o\u0301łc\u0301"));
    }

    private static Optional<Weakness> check(String password) {
        return PasswordPolicy.check(password, "anna.nowak@perfektlab.example", "Anna Nowak");
    }
}
