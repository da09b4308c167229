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
          varchar(80)      | {mask: name}                                   | Ann Example | Joan Clover
          varchar(80)      | {mask: first-name}                             | Ann | Erica
          varchar(80)      | {mask: last-name}                              | Example | Goodwin
          varchar(80)      | {mask: company}                                | Example Widgets | Clear Basket Group
          varchar(80)      | {mask: email}                                  | ann@corp.example | peter.lphczdj2svy2kzul@example.org
          varchar(30)      | {mask: email}                                  | ann@corp.example | lphczdj2svy2kzul@example.org
          varchar(20)      | {mask: email}                                  | ann@corp.example | lphczdj2svy2k@a.test
          varchar(80)      | {mask: phone}                                  | +64 (0)21 555-0123 | +31 (8)48 469-8571
          varchar(80)      | {mask: phone}                                  | 021 555 0123 | 095 858 1553
          varchar(80)      | {mask: street}                                 | 1 Example Street | 177 Arrow Way
          varchar(80)      | {mask: city}                                   | Exampletown | Moorstein
          varchar(80)      | {mask: postcode}                               | SW1A 2AA | ED0G 4EQ
          varchar(80)      | {mask: country}                                | NZ | AR
          varchar(80)      | {mask: country}                                | nzl | bra
          varchar(80)      | {mask: country}                                | New Zealand | Spain
          varchar(80)      | {mask: iban}                                   | GB82 WEST 1234 5698 7654 32 | GB84 CZUW 5279 6353 7933 51
          varchar(80)      | {mask: iban}                                   | DE89370400440532013000 | DE68969777418243483725
          varchar(80)      | {mask: url}                                    | https://corp.example/ann | https://example.org/c577c2lkawakfp5m
          inet             | {mask: ip}                                     | 203.0.113.7 | 10.59.232.200
          inet             | {mask: ip}                                     | 2001:db8::7 | fd6a:c0e3:321a:8bdd:1217:6950:e902:eadd
          varchar(80)      | {mask: username}                               | ann | felix.4ymtfgkqcncmwtz6
          uuid             | {mask: uuid}                                   | 123e4567-e89b-42d3-a456-426614174000 | 550f4273-2a98-48b3-96d3-e775f1153f66
          varchar(80)      | {mask: uuid}                                   | 123E4567-E89B-42D3-A456-426614174000 | 550F4273-2A98-48B3-96D3-E775F1153F66
          integer          | {mask: number}                                 | 4711 | 7012
          integer          | {mask: number}                                 | -4711 | -7012
          tinyint          | {mask: number}                                 | 127 | 116
          bigint unsigned  | {mask: number}                                 | 18446744073709551615 | 12719396532158358193
          numeric(10,2)    | {mask: number}                                 | 1234.50 | 1087.70
          numeric(10,2)    | {mask: number}                                 | -0.05 | -0.01
          double precision | {mask: number}                                 | 1.25e+30 | 1.67e+30
          date             | {mask: date}                                   | 1980-05-17 | 1980-06-04
          date             | {mask: {date: {days: 5, keep-order: true}}}    | 1980-05-17 | 1980-05-14
          moment           | {mask: date}                                   | 2024-02-29 10:11:12.5+00 | 2024-03-06 10:11:12.5+00
          text             | {mask: text}                                   | Rang Ann, 3 times; she'll PAY on 4.5.! | Arog Omi, 6 pukeg; ibi'ip INU bi 8.6.!
          varchar(80)      | {mask: digits}                                 | INV-2024-0017 | INV-2189-3756
          varchar(80)      | {mask: token}                                  | sk_live_4eC39HqLyjWDarjtT1zdp7dc | ji_xhgk_3uT84AmCclQTjthyI0ulf6xk
          varchar(80)      | {mask: hash}                                   | anything | 52b1d8b5b07b76bd3971b9f724f4426c4b43ccaca3541dca8807f01103d36a03
          varchar(20)      | {mask: hash}                                   | anything | 52b1d8b5b07b76bd3971
          bytea            | {mask: hash}                                   | 00ff10 | 793379
          bytea            | {mask: token}                                  | 00ff10 | a18e57
          varchar(80)      | {mask: {fixed: x y}}                           | anything | x y
          integer          | {mask: key}                                    | 1 | 822895558
          integer          | {mask: key}                                    | 2147483647 | 1592507435
          bigint           | {mask: key}                                    | 1 | 4463350824716245803
          uuid             | {mask: key}                                    | 123e4567-e89b-42d3-a456-426614174000 | 388d1445-6438-4a6a-92f7-027d0a6335b0
          varchar(12)      | {mask: key}                                    | AB-1002 | QN-3262
          jsonb            | {mask: {json: {$.a: email, $.n: number, $.k: keep}}} | {"a": "x@y.example", "n": 12.50, "k": "v"} | {"a": "otto.4vstfgb3mvqk5bib@example.org", "n": 16.70, "k": "v"}
          """)
  void staysTheSame(String type, String decision, String value, String fake) throws DataError {
    assertThat(Masked.fake(type, decision, value)).isEqualTo(fake);
  }

  @Test
  void knowsItsKeyByAFingerprint() {
    assertThat(Masked.KEY.fingerprint()).isEqualTo("?");
    assertThat(Masked.key("another secret of tests").fingerprint()).isNotEqualTo("?");
  }
}
