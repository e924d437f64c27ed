package imagefactory.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiKey",
        "api_key",
        "API-KEY",
        "apikey",
        "key",
        "accessKeyId",
        "X-Auth-Token",
        "token",
        "clientSecret",
        "PASSWORD",
        "dbPassword",
        "Authorization",
        "credentials",
        "privateKey",
        "OPENAI_API_KEY",
        "bearer",
      })
  void a_field_named_so_would_hold_one(String name) {
    assertThat(Secrets.named(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keywords",
        "maxTokens",
        "keyframes",
        "author",
        "tokenizer",
        "monkey",
        "style",
        "cfg"
      })
  void a_field_named_so_would_not(String name) {
    assertThat(Secrets.named(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-proj-0123456789abcdefghij",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "hf_aBcDeF0123456789aBcDeF0123456789",
        "r8_0123456789abcdef0123456789abcdef",
        "AKIAIOSFODNN7EXAMPLE",
        "AIzaSyA0123456789abcdefghijklmnopqrstuv",
        "xoxb-0123456789-abcdef",
        "key-0123456789abcdef0123456789abcdef",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "-----BEGIN RSA PRIVATE KEY-----",
      })
  void a_key_is_found_in_prose(String key) {
    assertThat(Secrets.in("use " + key + ", please")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a bearer of light at dusk",
        "Basic shapes",
        "risk-averse-investor-portrait-in-oil",
        "sk-8 skateboard",
        "key-art of a lighthouse",
        "a token of love",
        "39ed52f2a78e934b3ba6e2a89f5b1c712de7dfea535525255b1aa35c5565e08b",
        "https://example.com/style.png?width=512",
      })
  void prose_and_hashes_are_none(String text) {
    assertThat(Secrets.in(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abcdef",
        "Basic dXNlcjpwYXNz",
        "https://me:word@example.com/",
        "wss://x/?token=abcdef"
      })
  void an_option_s_value_may_be_one_without_a_known_form(String value) {
    assertThat(Secrets.is(value)).isTrue();
  }
}
