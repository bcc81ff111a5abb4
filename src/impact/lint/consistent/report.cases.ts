/** Paragraphs as evaluators of many programmes write them, in which everything goes together. */
export const reports: string[] = [
	'The apprenticeship scheme ran in 2022 and 2023 in Nakuru and Kisumu. It received 1,046 applications and offered 180 places, and 174 apprentices took one up: 102 women and 72 men. By December 2023, 151 of them had finished (87 per cent), 14 were still in training and nine had left. A tracer survey six months later reached 128 of the 151 graduates; 96 were in paid work, a rate of 75 per cent.',
	'Across three border clinics, 24 interpreters were trained over eight sessions. Attendance averaged 21 per session. Nineteen interpreters passed the final assessment at the first attempt and four more at the second; one did not return. Nurses rated the service 4.4 out of 5, up from 3.1 before the training. Waiting times fell by 35 per cent, from 80 to 52 minutes.',
	'El programa de alfabetización financiera llegó a 640 familias de 16 municipios, 40 por municipio. Al comenzar, el 31 % llevaba un presupuesto; al terminar, el 68 %, es decir, 37 puntos porcentuales más. Se entrevistó a 64 familias, una de cada diez, y 52 dijeron que seguían ahorrando (81 %). Los costos fueron de 96.000 dólares, 150 por familia.',
	'La escuela de verano reunió a 90 docentes: 55 de primaria y 35 de secundaria. Casi dos tercios (63 %) eran mujeres. De los 90, 78 respondieron la encuesta final; 70 de ellos (90 %) recomendarían el curso y 8 no. Hubo tres talleres: evaluación, lectura y convivencia. Las cinco sesiones en línea tuvieron en promedio 82 asistentes.',
	'Of the 2,150 seafarers registered in the port, around 1,400 hold a valid certificate. In 2023 the union inspected 62 ships and found faults on 23 of them, some on several counts: 14 had expired equipment, 11 lacked a written contract for the crew and 9 owed wages. Twelve ships were detained. Fines grew by 140 per cent compared with 2022, to $310,000.',
	'We sent 400 questionnaires. By May 120 came back, a response rate of 30 per cent.',
	'We invited 75 newsrooms. Of the 40 that could be reached, 30 replied, a response rate of 75 per cent.',
	'Se enviaron 300 cartas. Respondieron 120, una tasa de respuesta del 40 por ciento.',
	'The library lent 18,400 books in 2022 and 23,000 in 2023, an increase of 25 per cent.',
	'Hubo 40 cursos en 2021 y 50 talleres en 2022, un aumento del 60 por ciento.',
	'La red prestó 18.400 libros en 2022 y 23.000 en 2023, un aumento del 25 por ciento.',
	'Everybody was asked again after six months, and 300 answered: a response rate of 18 per cent.',
	'Se volvió a preguntar a todas las personas a los seis meses y respondieron 300: una tasa de respuesta del 18 por ciento.'
];
