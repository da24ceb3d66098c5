-- What the demo of an earlier version wrote otherwise, wherever it is still as that version wrote it.
update passholder
set first_name = 'Rik', date_of_birth = '1985-03-02', email = 'rik@demo.example'
where uid = 'demo-passholder-1'
  and (first_name, name, date_of_birth, email) = ('Jef', 'Peeters', '1984-03-12', 'jef@demo.example');

update passholder
set date_of_birth = '1979-11-23'
where uid = 'demo-passholder-2' and (first_name, name, date_of_birth) = ('Marie', 'Janssens', '1991-11-02');

update passholder
set first_name = 'Jef', name = 'Lambrecht', date_of_birth = '1990-05-17', gender = 'MALE', email = 'jef@demo.example'
where uid = 'demo-passholder-3'
  and (first_name, name, date_of_birth, email) = ('Fatima', 'El Amrani', '1978-07-23', 'fatima@demo.example');

update group_pass
set name = 'Groep Zonnestraal'
where name = 'Jeugdhuis Kompas' and id = (select group_pass_id from card where number = '0900000045410');
