SET NAMES utf8mb4;
SET time_zone = '+00:00';
SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
CREATE TABLE `Odd ``names;` (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `te''xt` TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci COMMENT 'it''s; a "comment"',
  latin VARCHAR(100) CHARACTER SET latin1,
  bytes LONGBLOB,
  bits BIT(9),
  moment TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  day DATE,
  amount DECIMAL(65,30),
  size ENUM('s','m;','l''x'),
  flags SET('a','b'),
  doubled INT GENERATED ALWAYS AS (char_length(latin) * 2) STORED,
  place POINT
) ENGINE=InnoDB;
INSERT INTO `Odd ``names;` (id, `te''xt`, latin, bytes, bits, moment, day, amount, size, flags, place) VALUES
  (0, 'zero', 'café', '', b'0', '2024-02-29 12:00:00.123456', '0000-00-00', -1.5, 's', '', NULL),
  (1, 'emoji 🎉 and 漢字', 'ÿ', x'00ff271a0d0a225c3b', b'101010101', '2024-03-31 02:30:00', '2024-00-00', 0, 'm;', 'a,b', ST_GeomFromText('POINT(1.5 -2)')),
  (18446744073709551614, 'it''s; \\ "quoted" `tick` -- no # comment /* at all */ \n\r\n\t\0\Z%_', '', NULL, NULL, '1970-01-01 00:00:01', NULL, NULL, NULL, NULL, NULL),
  (3, '', NULL, x'80818283fffefd', b'1', '2038-01-19 03:14:07', '9999-12-31', 99999999999999999999999999999999999.999999999999999999999999999999, 'l''x', 'b', NULL),
  (4, '\\N', 'NULL', x'5c4e', b'1', '2001-01-01', '2001-01-01', 1, 's', 'a', NULL),
  (5, 'ends in a backslash\\', '\\\'', x'5c', b'1', '2001-01-01', '2001-01-01', 1, 's', 'a', NULL);
INSERT INTO `Odd ``names;` (id, bytes, moment)
  SELECT 100 + seq, REPEAT(UNHEX(SHA2(seq, 512)), 20), '2020-01-01' FROM seq_1_to_500;
CREATE TABLE child (
  id INT PRIMARY KEY,
  parent BIGINT UNSIGNED,
  note JSON,
  KEY (parent),
  CONSTRAINT `to;parent` FOREIGN KEY (parent) REFERENCES `Odd ``names;` (id) ON DELETE CASCADE
);
INSERT INTO child VALUES (1, 1, '{"a": "b;\\"c\\""}'), (2, NULL, NULL);
CREATE TABLE counted (children INT NOT NULL) ENGINE=MyISAM;
INSERT INTO counted VALUES (0);
CREATE SEQUENCE numbers START WITH 5 INCREMENT BY 3;
SELECT NEXTVAL(numbers);
CREATE SQL SECURITY INVOKER VIEW b_view AS
  SELECT id, `te''xt` AS `the;text` FROM `Odd ``names;` WHERE `te''xt` LIKE '%;%';
CREATE VIEW a_view AS SELECT * FROM b_view;
DELIMITER $$
CREATE TRIGGER child_added AFTER INSERT ON child FOR EACH ROW
BEGIN
  -- it's a comment; with $ and 'quotes
  DECLARE said VARCHAR(20) DEFAULT ';';
  UPDATE counted SET children = children + 1;
END$$
CREATE PROCEDURE fill(IN many INT)
BEGIN
  # another; comment "here
  DECLARE i INT DEFAULT 0;
  WHILE i < many DO
    INSERT INTO child VALUES (i + 10, NULL, CONCAT('"', i, ' 🎉"'));
    SET i = i + 1;
  END WHILE;
  SELECT 'done;';
END$$
CREATE FUNCTION doubled(n INT) RETURNS INT DETERMINISTIC
BEGIN
  RETURN n * 2;
END$$
CREATE EVENT never ON SCHEDULE EVERY 1 YEAR STARTS '2030-01-01' DISABLE DO BEGIN SELECT 1; SELECT 2; END$$
DELIMITER ;
CALL fill(3);
