package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If one of these changes, every fake that is out there changes: say so in the release notes. */
class PinnedFakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          varchar(80)      | {mask: name}                                   | Ann Example | Lida Auer
          varchar(80)      | {mask: first-name}                             | Ann | Maria
          varchar(80)      | {mask: last-name}                              | Example | Summers
          varchar(80)      | {mask: company}                                | Example Widgets | Solar Poplar Group
          varchar(80)      | {mask: email}                                  | ann@corp.example | olivia.5mlk4gihu7bl6rm4@example.org
          varchar(30)      | {mask: email}                                  | ann@corp.example | 5mlk4gihu7bl6rm4@example.org
          varchar(20)      | {mask: email}                                  | ann@corp.example | 5mlk4gihu7bl6@a.test
          varchar(80)      | {mask: phone}                                  | +64 (0)21 555-0123 | +53 (3)01 646-5442
          varchar(80)      | {mask: phone}                                  | 021 555 0123 | 084 054 0234
          varchar(80)      | {mask: street}                                 | 1 Example Street | 175 Rocket Street
          varchar(80)      | {mask: city}                                   | Exampletown | Yarport
          varchar(80)      | {mask: postcode}                               | SW1A 2AA | OI3W 1BI
          varchar(80)      | {mask: country}                                | NZ | US
          varchar(80)      | {mask: country}                                | nzl | nor
          varchar(80)      | {mask: country}                                | New Zealand | Belgium
          varchar(80)      | {mask: iban}                                   | GB82 WEST 1234 5698 7654 32 | GB87 AJYY 2101 4546 9911 67
          varchar(80)      | {mask: iban}                                   | DE89370400440532013000 | DE49438598290322095241
          varchar(80)      | {mask: url}                                    | https://corp.example/ann | https://example.org/ujpwf2sssphb3jwh
          inet             | {mask: ip}                                     | 203.0.113.7 | 10.74.78.213
          inet             | {mask: ip}                                     | 2001:db8::7 | fd61:e96b:fabe:6a12:f1e6:f0c6:53b7:286b
          varchar(80)      | {mask: username}                               | ann | dora.y3hk3kxfyq5rins3
          uuid             | {mask: uuid}                                   | 123e4567-e89b-42d3-a456-426614174000 | 7310e6ca-1ba5-4816-bbce-1d00aa730192
          varchar(80)      | {mask: uuid}                                   | 123E4567-E89B-42D3-A456-426614174000 | 7310E6CA-1BA5-4816-BBCE-1D00AA730192
          integer          | {mask: number}                                 | 4711 | 3849
          integer          | {mask: number}                                 | -4711 | -3849
          tinyint          | {mask: number}                                 | 127 | 117
          bigint unsigned  | {mask: number}                                 | 18446744073709551615 | 14328925672899488581
          numeric(10,2)    | {mask: number}                                 | 1234.50 | 3548.30
          numeric(10,2)    | {mask: number}                                 | -0.05 | -0.01
          double precision | {mask: number}                                 | 1.25e+30 | 5.08e+30
          date             | {mask: date}                                   | 1980-05-17 | 1980-04-28
          date             | {mask: {date: {days: 5, keep-order: true}}}    | 1980-05-17 | 1980-05-22
          moment           | {mask: date}                                   | 2024-02-29 10:11:12.5+00 | 2024-02-07 10:11:12.5+00
          text             | {mask: text}                                   | Rang Ann, 3 times; she'll PAY on 4.5.! | Olan Evi, 4 inabe; ame'va NAD bi 6.0.!
          varchar(80)      | {mask: digits}                                 | INV-2024-0017 | INV-7785-6204
          varchar(80)      | {mask: token}                                  | sk_live_4eC39HqLyjWDarjtT1zdp7dc | ol_hhfj_1dT69JpBmoPTxunpS2gpt4bp
          varchar(80)      | {mask: hash}                                   | anything | e17f7e96dd6b2e64e83caa43256a03a0253afc3487500d13cdc38ea8e7c3564c
          varchar(20)      | {mask: hash}                                   | anything | e17f7e96dd6b2e64e83c
          bytea            | {mask: hash}                                   | 00ff10 | ca8d72
          bytea            | {mask: token}                                  | 00ff10 | 149257
          varchar(80)      | {mask: {fixed: x y}}                           | anything | x y
          integer          | {mask: key}                                    | 1 | 748982620
          integer          | {mask: key}                                    | 2147483647 | 1718124268
          bigint           | {mask: key}                                    | 1 | 3251122110334090475
          uuid             | {mask: key}                                    | 123e4567-e89b-42d3-a456-426614174000 | cc3ce63e-fa84-4cfb-9116-780495e457d2
          varchar(12)      | {mask: key}                                    | AB-1002 | RM-2528
          jsonb            | {mask: {json: {$.a: email, $.n: number, $.k: keep}}} | {"a": "x@y.example", "n": 12.50, "k": "v"} | {"a": "igor.sjz6fmjbhg6wybda@example.org", "n": 50.80, "k": "v"}
          """)
  void staysTheSame(String type, String decision, String value, String fake) throws DataError {
    assertThat(Masked.fake(type, decision, value)).isEqualTo(fake);
  }

  @Test
  void knowsItsKeyByAFingerprint() {
    assertThat(Masked.KEY.fingerprint()).isEqualTo("31243f72");
    assertThat(Masked.key("another secret of tests").fingerprint()).isNotEqualTo("31243f72");
  }
}
